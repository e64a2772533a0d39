using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("OrleansFlow.Grains.Tests")]
[assembly: InternalsVisibleTo("OrleansFlow.Hosting")]
[assembly: InternalsVisibleTo("OrleansFlow.Simulation.Tests")]
