namespace Orleans.Embedded;

/// <summary>The log of the runtime.</summary>
internal static partial class RuntimeLog
{
    [LoggerMessage(101, LogLevel.Warning, "{Observer} failed to stop at lifecycle stage {Stage}")]
    public static partial void LifecycleStopFailed(ILogger logger, Exception exception, string observer, int stage);

    [LoggerMessage(102, LogLevel.Warning, "{Message} was dropped")]
    public static partial void MessageDropped(ILogger logger, Exception exception, object message);

    [LoggerMessage(103, LogLevel.Warning, "{Grain} failed to activate")]
    public static partial void ActivationFailed(ILogger logger, Exception exception, GrainId grain);

    [LoggerMessage(104, LogLevel.Warning, "{Grain} failed to deactivate cleanly")]
    public static partial void DeactivationFailed(ILogger logger, Exception exception, GrainId grain);

    [LoggerMessage(105, LogLevel.Warning, "a timer of {Grain} failed")]
    public static partial void TimerFailed(ILogger logger, Exception exception, GrainId grain);

    [LoggerMessage(106, LogLevel.Warning, "a one-way request failed: {Message}")]
    public static partial void OneWayFailed(ILogger logger, Exception exception, object message);

    [LoggerMessage(107, LogLevel.Information, "{Silo} is {Status}")]
    public static partial void SiloStatusChanged(ILogger logger, SiloAddress silo, SiloStatus status);

    [LoggerMessage(108, LogLevel.Warning, "a membership listener failed")]
    public static partial void ListenerFailed(ILogger logger, Exception exception);

    [LoggerMessage(109, LogLevel.Error, "work of {Grain} failed")]
    public static partial void WorkFailed(ILogger logger, Exception exception, GrainId grain);
}
