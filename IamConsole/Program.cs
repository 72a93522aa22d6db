return await IamConsole.CommandLine.EntryPoint.RunAsync(args);
