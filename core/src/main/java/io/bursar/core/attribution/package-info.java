/** Which node a charge belongs to: CEL rules over what its source said. */
package io.bursar.core.attribution;
