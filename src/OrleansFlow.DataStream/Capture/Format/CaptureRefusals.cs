namespace OrleansFlow.Capture;

/// <summary>Types that are never captured, and what to do instead.</summary>
internal static class CaptureRefusals
{
    private const string General = "create it in Open(…) of a rich function instead, or, if it is a field that the function does not need on the cluster, mark it [NonSerialized]";

    /// <summary>What to do instead, or null if the type itself is no reason to refuse.</summary>
    public static string? Of(Type type)
    {
        if (type == typeof(StreamExecutionEnvironment) || IsDataStream(type))
        {
            return "streams and environments exist only where the program is written down: functions get records, and what they need besides must be values";
        }

        return null;
    }

    /// <summary>What to do instead of capturing a value of a type that cannot be captured.</summary>
    public static string Advice(Type type)
    {
        if (Of(type) is { } specific)
        {
            return specific;
        }

        if (Array.Exists(type.GetInterfaces(), static contract => contract.FullName == "Microsoft.Extensions.Logging.ILogger"))
        {
            return "use RuntimeContext.Logger of a rich function, which knows job, vertex and subtask";
        }

        return typeof(IServiceProvider).IsAssignableFrom(type) ? "use RuntimeContext.Services of a rich function" : General;
    }

    private static bool IsDataStream(Type type)
    {
        for (Type? level = type; level is not null; level = level.BaseType)
        {
            if (level.IsGenericType && level.GetGenericTypeDefinition() is var definition && (definition == typeof(DataStream<>) || definition == typeof(DataStreamSink<>)))
            {
                return true;
            }
        }

        return false;
    }
}
