/** The stage forecast: from daily usage to what policies and people see of the next 30 days. */
package io.bursar.routes.forecast;
