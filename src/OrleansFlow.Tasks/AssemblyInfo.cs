using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("OrleansFlow.Grains")]
[assembly: InternalsVisibleTo("OrleansFlow.Tasks.Tests")]
[assembly: InternalsVisibleTo("OrleansFlow.Testing")]
