package bourg.app.pages;

/** One link of a site's navigation. */
public record NavigationItem(String href, String text, boolean active) {}
