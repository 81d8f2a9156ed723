/** Who may do what: keys, the principals behind them, and the first key of a hub. */
package io.bursar.hub.keys;
