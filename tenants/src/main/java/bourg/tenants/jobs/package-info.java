/** Works on long jobs in the background, one task per job, until each is done. */
@NullMarked
package bourg.tenants.jobs;

import org.jspecify.annotations.NullMarked;
