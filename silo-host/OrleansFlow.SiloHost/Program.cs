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
    Console.Error.WriteLine($"silo-host: the configuration cannot be used: {exception.GetBaseException().Message}");
    return 1;
}

using IHost host = builder.Build();
await host.RunAsync();
return 0;
