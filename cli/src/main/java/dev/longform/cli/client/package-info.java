/** The REST interfaces of the services, and where to find them. */
package dev.longform.cli.client;
