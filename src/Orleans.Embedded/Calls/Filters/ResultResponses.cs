using System.Collections.Concurrent;

namespace Orleans.Embedded;

/// <summary>Responses of results whose type is known from the method only.</summary>
internal static class ResultResponses
{
    private static readonly ConcurrentDictionary<Type, Func<object?, Response>> Makers = new();

    public static Response Of(Type returns, object? value)
    {
        if (!returns.IsGenericType)
        {
            return Response.Completed;
        }

        return Makers.GetOrAdd(returns.GetGenericArguments()[0], static type =>
            typeof(ResultResponses).GetMethod(nameof(Make), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!.MakeGenericMethod(type).CreateDelegate<Func<object?, Response>>())(value);
    }

    private static Response Make<T>(object? value) => Response.FromResult((T)value!);
}
