/** Builds the services' container images with Jib's library; no part of the running system. */
package dev.longform.images;
