/** The HTTP face of the tenants module. */
@NullMarked
package bourg.tenants.web;

import org.jspecify.annotations.NullMarked;
