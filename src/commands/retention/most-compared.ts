/** A log-rank test of more segments takes minutes, and says no more than that not all of so many are alike. */
export const mostCompared = 200;
