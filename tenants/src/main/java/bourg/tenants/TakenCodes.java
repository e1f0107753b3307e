package bourg.tenants;

/**
 * Keeps a city from taking a code under which others already have an organization at the identity
 * provider.
 */
public interface TakenCodes {
    boolean isTaken(String code);
}
