# The CPU server with the bundled demo models:
#   docker build -t verify . && docker run --rm -p 8080:8080 verify
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Server/Verify.Server.csproj --configuration Release --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# Code is run only in a sandbox, which these make (docs/sandbox.md).
RUN apt-get update && apt-get install -y --no-install-recommends bubblewrap python3 util-linux && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app .
ENV ASPNETCORE_URLS=http://+:8080
EXPOSE 8080
USER $APP_UID
ENTRYPOINT ["dotnet", "verify.dll"]
