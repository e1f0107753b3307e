/** Who the cities are, how they look, where their data lives and who may act for them. */
@NullMarked
package bourg.tenants;

import org.jspecify.annotations.NullMarked;
