/** What is served: the champions of lines, with what policies need of them. */
package io.bursar.forecasting.serving;
