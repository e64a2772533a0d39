using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Calls;

public interface IFilteredGrain : IGrainWithStringKey
{
    Task<string> HandleAsync(string page, string text);

    Task<string> FailAsync(string page);

    Task<string> CallAsync(IFilteredGrain other, string page);
}

/// <summary>A grain that is its own filter, within those of the silo.</summary>
public class FilteredGrain : Grain, IFilteredGrain, IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var page = CallFilterSetup.PageOf(context);
        Journal.Write(page, "grain filter in");
        await context.Invoke();
        Journal.Write(page, "grain filter out");
    }

    public Task<string> HandleAsync(string page, string text)
    {
        Journal.Write(page, "method " + text);
        return Task.FromResult("handled " + text);
    }

    public Task<string> FailAsync(string page) => throw new InvalidOperationException("failed");

    public Task<string> CallAsync(IFilteredGrain other, string page) => other.HandleAsync(page, "inner");
}

/// <summary>Registers the filters of this domain; they heed calls to <see cref="IFilteredGrain"/> only.</summary>
public static class CallFilterSetup
{
    public static void Configure(ISiloBuilder silo)
    {
        silo.AddIncomingGrainCallFilter<FirstIncomingFilter>();
        silo.AddIncomingGrainCallFilter(async context =>
        {
            if (!Heeds(context))
            {
                await context.Invoke();
                return;
            }

            var page = PageOf(context);
            Journal.Write(page, "second in");
            await context.Invoke();
            Journal.Write(page, "second out");
        });
        silo.AddOutgoingGrainCallFilter<SiloOutgoingFilter>();
    }

    public static void Configure(IClientBuilder client) => client.AddOutgoingGrainCallFilter<ClientOutgoingFilter>();

    public static bool Heeds(IGrainCallContext context) =>
        context.InterfaceMethod?.DeclaringType == typeof(IFilteredGrain) && context.MethodName != nameof(IFilteredGrain.CallAsync);

    public static string PageOf(IGrainCallContext context)
    {
        for (var i = 0; i < context.Request.GetArgumentCount(); i++)
        {
            if (context.Request.GetArgument(i) is string page)
            {
                return page;
            }
        }

        throw new InvalidOperationException("no page among the arguments of " + context.MethodName);
    }
}

public class FirstIncomingFilter(IGrainFactory grains) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (!CallFilterSetup.Heeds(context))
        {
            await context.Invoke();
            return;
        }

        var page = CallFilterSetup.PageOf(context);
        Journal.Write(page, $"first in {context.MethodName} on {context.ImplementationMethod?.DeclaringType?.Name}, {grains is not null}");
        try
        {
            await context.Invoke();
        }
        catch (InvalidOperationException e)
        {
            Journal.Write(page, "first caught " + e.Message);
            throw new NotSupportedException("replaced", e);
        }

        if (context.Result is string text && text.EndsWith("please change", StringComparison.Ordinal))
        {
            context.Result = text + ", changed";
        }

        Journal.Write(page, "first out");
    }
}

public class SiloOutgoingFilter : IOutgoingGrainCallFilter
{
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (!CallFilterSetup.Heeds(context))
        {
            await context.Invoke();
            return;
        }

        // The arguments are the callee's once the call is under way.
        var page = CallFilterSetup.PageOf(context);
        Journal.Write(page, "silo outgoing in");
        await context.Invoke();
        Journal.Write(page, "silo outgoing out");
    }
}

public class ClientOutgoingFilter : IOutgoingGrainCallFilter
{
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (!CallFilterSetup.Heeds(context))
        {
            await context.Invoke();
            return;
        }

        var page = CallFilterSetup.PageOf(context);
        Journal.Write(page, "client outgoing in");
        if (context.Request.GetArgumentCount() == 2 && context.Request.GetArgument(1) is "replace me")
        {
            context.Request.SetArgument(1, "replacement");
        }

        await context.Invoke();
        Journal.Write(page, "client outgoing out");
    }
}
