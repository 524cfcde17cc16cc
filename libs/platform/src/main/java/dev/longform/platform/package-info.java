/** What every service needs to exchange events and to answer for errors. It knows no type of the benchmark. */
package dev.longform.platform;
