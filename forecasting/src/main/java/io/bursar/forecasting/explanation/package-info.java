/** Why a forecast says what it says, in numbers and in words. */
package io.bursar.forecasting.explanation;
