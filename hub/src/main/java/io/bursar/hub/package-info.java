/** The program: what an operator starts, asks and stops. */
package io.bursar.hub;
