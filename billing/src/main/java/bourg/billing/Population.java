package bourg.billing;

import java.time.LocalDate;

/** How many people lived in a city on a day, and who says so. */
public record Population(int inhabitants, LocalDate asOf, String source) {}
