/** 31 values with published limits: mean 20.387, mean step 4.700, limits 7.885 and 32.889. */
export const published = [
  19, 27, 20, 16, 18, 25, 22, 24, 17, 25, 15, 17, 20, 22, 19, 16, 22, 19, 25, 22, 18, 20, 16, 17,
  20, 15, 27, 25, 17, 19, 28,
];
