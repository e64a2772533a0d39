namespace Orleans.Embedded;

/// <summary>The activation whose turn is running on this thread.</summary>
internal static class RuntimeContext
{
    [ThreadStatic]
    private static IGrainContext? _current;

    public static IGrainContext? Current
    {
        get => _current;
        set => _current = value;
    }

    public static Activation? Activation => _current as Activation;

    public static Guid NewReentrancyId() => _current switch
    {
        Activation activation => activation.Silo.Processor.NewGuid(),
        _ => Guid.NewGuid(),
    };
}
