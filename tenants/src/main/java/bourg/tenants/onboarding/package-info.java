/** Reads files of cities and opens what they ask for. */
@NullMarked
package bourg.tenants.onboarding;

import org.jspecify.annotations.NullMarked;
