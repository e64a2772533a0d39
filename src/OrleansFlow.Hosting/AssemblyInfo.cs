using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("OrleansFlow.Grains.Tests")]
[assembly: InternalsVisibleTo("OrleansFlow.Client")]
