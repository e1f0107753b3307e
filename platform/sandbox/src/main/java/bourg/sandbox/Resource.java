package bourg.sandbox;

import java.util.List;

/** One of Stripe's resources: the endpoints it answers. */
interface Resource {

    List<Route> routes();
}
