/** REST: reads requests, delegates to the domain, shapes answers. */
package dev.longform.dataset.api;
