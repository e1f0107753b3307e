package bourg.marketplace;

import bourg.tenants.Person;
import java.util.Locale;

/**
 * What a new partner tells about itself; the person becomes its first administrator, and is invited
 * in this language (French or English).
 */
public record SignUp(String name, String country, Person admin, Locale language) {}
