/** HTTP to the workers. */
package dev.longform.dataset.client;
