/** The sheet of a workbook that computes margin, payback and ceiling of each cohort. */
export const cohortsName = 'Cohorts';

/** That of the margin of one customer by age. */
export const agesName = 'Margin by age';
