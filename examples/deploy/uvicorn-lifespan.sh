uvicorn --host 127.0.0.1 --port 8000 \
    --lifespan on \
    examples.deploy.asgi:application
