
namespace Orleans.Embedded;

/// <summary>Copies results for callers in the same silo.</summary>
internal static class ResponseCopies
{
    public static Response Copy<TResult>(Response response, RequestShape shape)
    {
        if (shape.ReturnsImmutable || Serialized<TResult>.IsShallow || response is not Response<TResult> typed)
        {
            return response;
        }

        typed.TypedResult = Serialized<TResult>.Copy(typed.TypedResult!);
        return typed;
    }
}
