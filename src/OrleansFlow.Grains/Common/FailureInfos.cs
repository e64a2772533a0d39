using System.Globalization;
using OrleansFlow.Grains.Jobs;
using OrleansFlow.Tasks;

namespace OrleansFlow.Grains.Common;

/// <summary>Makes descriptions of failures.</summary>
internal static class FailureInfos
{
    /// <summary>A task failed.</summary>
    /// <param name="failure">What it says.</param>
    /// <param name="location">Vertex and subtask.</param>
    /// <param name="silo">The silo.</param>
    /// <param name="now">When.</param>
    public static FailureInfo Of(TaskFailure failure, string location, string silo, DateTimeOffset now) => new(
        failure.Operator is { } name && !location.StartsWith(name + " (", StringComparison.Ordinal)
            ? $"operator '{name}' in {location} failed with {failure.ExceptionType}: {failure.Message}"
            : $"{location} failed with {failure.ExceptionType}: {failure.Message}",
        failure.ExceptionType,
        failure.Detail,
        location,
        silo,
        now);

    /// <summary>A task was told to stop and did not.</summary>
    /// <param name="failure">What it says.</param>
    /// <param name="location">Vertex and subtask.</param>
    /// <param name="silo">The silo.</param>
    /// <param name="now">When.</param>
    public static FailureInfo Stuck(TaskFailure failure, string location, string silo, DateTimeOffset now) => new(
        $"{location} on silo {silo} could not be stopped, its code may go on there until the silo is restarted: {failure.Message}",
        failure.ExceptionType,
        failure.Detail,
        location,
        silo,
        now);

    /// <summary>Something was thrown.</summary>
    /// <param name="what">What could not be done.</param>
    /// <param name="exception">What was thrown.</param>
    /// <param name="now">When.</param>
    /// <param name="location">Vertex and subtask, if it was one.</param>
    /// <param name="silo">The silo, if it is known.</param>
    public static FailureInfo Of(string what, Exception exception, DateTimeOffset now, string? location = null, string? silo = null) => new(
        $"{what}: {exception.Message}",
        exception.GetType().FullName,
        exception.ToString(),
        location,
        silo,
        now);

    /// <summary>Name of a vertex and number of a subtask, as Flink prints them.</summary>
    /// <param name="vertexName">The vertex.</param>
    /// <param name="subtask">Index of the subtask, from 0.</param>
    /// <param name="parallelism">How many there are.</param>
    public static string Location(string vertexName, int subtask, int parallelism) =>
        string.Create(CultureInfo.InvariantCulture, $"{vertexName} ({subtask + 1}/{parallelism})");
}
