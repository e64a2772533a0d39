global using Microsoft.Extensions.DependencyInjection;
global using Orleans.Concurrency;
global using Orleans.TestingHost;
