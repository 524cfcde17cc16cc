/** Listing and replaying what was set aside, for any service that has a REST API. */
package dev.longform.platform.deadletters;
