using System.Globalization;
using OrleansFlow.Grains.Resources;

namespace OrleansFlow.Grains.Jobs;

/// <summary>Says which slots were missing (org.apache.flink.runtime.jobmanager.scheduler.NoResourceAvailableException).</summary>
internal static class NoResource
{
    /// <summary>The name under which the failure is reported.</summary>
    public const string TypeName = "OrleansFlow.NoResourceAvailable";

    /// <summary>What was needed and what was there.</summary>
    /// <param name="job">Name of the job.</param>
    /// <param name="groups">What was needed.</param>
    /// <param name="last">The last answer; null if there never was one.</param>
    /// <param name="timeout">How long was waited.</param>
    /// <param name="now">When.</param>
    public static FailureInfo Describe(string job, IReadOnlyList<GroupRequirement> groups, SlotAllocation? last, TimeSpan timeout, DateTimeOffset now)
    {
        int needed = groups.Sum(static group => group.Slots);
        string perGroup = string.Join(", ", groups.Select(static group => string.Create(CultureInfo.InvariantCulture, $"{group.Group}: {group.Slots}")));
        string there = last is null
            ? "the resource manager did not answer"
            : string.Create(CultureInfo.InvariantCulture, $"{last.Available} of {last.Total} free on {last.Silos} {(last.Silos == 1 ? "silo" : "silos")}");
        return new FailureInfo(
            string.Create(CultureInfo.InvariantCulture, $"job '{job}' got no slots within {timeout.TotalSeconds} s: needed {needed} {(needed == 1 ? "slot" : "slots")} ({perGroup}), {there}; change slot.request.timeout, parallelism or taskmanager.numberOfTaskSlots"),
            TypeName,
            null,
            null,
            null,
            now);
    }
}
