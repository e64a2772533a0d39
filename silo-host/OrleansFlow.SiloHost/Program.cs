using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using OrleansFlow.SiloHost;

HostApplicationBuilder builder;
SiloHostOptions options;
try
{
    builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
    options = builder.Configuration.GetSection(SiloHostOptions.Section).Get<SiloHostOptions>() ?? new SiloHostOptions();
    if ((options.FindError() ?? SiloSetup.FindRuntimeError(options)) is { } error)
    {
        Console.Error.WriteLine($"silo-host: {error}");
        return 1;
    }

    SiloSetup.Configure(builder, options);
}
catch (Exception exception) when (exception is InvalidOperationException or FormatException or InvalidDataException)
{
    Console.Error.WriteLine($"silo-host: the configuration cannot be used: {exception.Message}");
    return 1;
}

IHost host = builder.Build();
try
{
    await host.StartAsync();
}
catch (Exception exception) when (exception is not OperationCanceledException)
{
    Console.Error.WriteLine($"silo-host: {SiloSetup.Describe(exception, options)}");
    return 1;
}

await host.WaitForShutdownAsync();
if (host is IAsyncDisposable disposable)
{
    await disposable.DisposeAsync();
}

return 0;
