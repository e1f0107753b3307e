/** The partners' pages: publish services, handle orders, follow the money, connect a server. */
@NullMarked
package bourg.app.partner;

import org.jspecify.annotations.NullMarked;
