package io.bursar.hub.configuration.spec;

/**
 * One kind of file.
 *
 * @param name of its schema, {@code tenant}
 * @param path in the configuration folder, with capitals for what the owner names
 * @param description a paragraph for the reference
 * @param root its keys
 */
public record FileSpec(String name, String path, String description, ObjectSpec root) {}
