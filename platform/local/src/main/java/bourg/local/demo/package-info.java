/** Opens the demo cities and partners through the platform's own API at the first start. */
@NullMarked
package bourg.local.demo;

import org.jspecify.annotations.NullMarked;
