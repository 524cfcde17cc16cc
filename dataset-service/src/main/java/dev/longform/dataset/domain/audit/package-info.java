/** Who did what. */
package dev.longform.dataset.domain.audit;
