/** Tests of long work in the background. */
@NullMarked
package bourg.tenants.jobs;

import org.jspecify.annotations.NullMarked;
