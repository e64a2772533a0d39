namespace Orleans.Serialization.Invocation;

/// <summary>Success without a result.</summary>
internal sealed class CompletedResponse : Response
{
    public override Exception? Exception
    {
        get => null;
        set => throw new InvalidOperationException("A completed response cannot be changed.");
    }

    public override object? Result
    {
        get => null;
        set => throw new InvalidOperationException("A completed response cannot be changed.");
    }

    public override T GetResult<T>() => default!;

    public override void Dispose()
    {
    }
}
