/** Tests of marketplace's contract over HTTP. */
@NullMarked
package bourg.marketplace.web;

import org.jspecify.annotations.NullMarked;
