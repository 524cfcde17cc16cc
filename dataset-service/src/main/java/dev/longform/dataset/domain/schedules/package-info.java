/** Models that are evaluated again every so many hours. */
package dev.longform.dataset.domain.schedules;
