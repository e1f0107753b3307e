package bourg.marketplace;

/** How to reach the person who ordered. */
public record Contact(String email, String name) {}
