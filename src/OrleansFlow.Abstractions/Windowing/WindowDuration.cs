using System.Globalization;

namespace OrleansFlow.Windowing;

/// <summary>Durations that a program gives to windows, in whole ms; each refusal is one sentence.</summary>
internal static class WindowDuration
{
    public static long Positive(TimeSpan duration, string what, string windows)
    {
        long milliseconds = duration.Ticks / TimeSpan.TicksPerMillisecond;
        return milliseconds >= 1
            ? milliseconds
            : throw new JobSubmissionException(string.Create(CultureInfo.InvariantCulture, $"{windows} cannot have {(what == "interval" ? "an" : "a")} {what} of {duration.TotalMilliseconds} ms: it must be at least 1 ms."));
    }

    public static long Offset(TimeSpan offset, long limit, string limitName, string windows)
    {
        long milliseconds = offset.Ticks / TimeSpan.TicksPerMillisecond;
        return Math.Abs(milliseconds) < limit
            ? milliseconds
            : throw new JobSubmissionException(string.Create(CultureInfo.InvariantCulture, $"{windows} cannot have an offset of {milliseconds} ms: its absolute value must be less than the {limitName}, which is {limit} ms."));
    }
}
