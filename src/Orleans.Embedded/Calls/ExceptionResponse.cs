using System.Runtime.ExceptionServices;

namespace Orleans.Serialization.Invocation;

/// <summary>Failure.</summary>
internal sealed class ExceptionResponse : Response
{
    public override Exception? Exception { get; set; }

    public override object? Result
    {
        get => throw Throw();
        set => throw new InvalidOperationException("A failed response has no result; replace the response.");
    }

    public override T GetResult<T>() => throw Throw();

    public override void Dispose()
    {
    }

    private Exception Throw()
    {
        ExceptionDispatchInfo.Throw(Exception!);
        return Exception!;
    }
}
