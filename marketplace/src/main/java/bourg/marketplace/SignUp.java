package bourg.marketplace;

import bourg.tenants.Person;

/** What a new partner tells about itself; the person becomes its first administrator. */
public record SignUp(String name, String country, Person admin) {}
